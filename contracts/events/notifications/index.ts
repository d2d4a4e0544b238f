export { NotificationsErasureCompleted } from './erasure-completed.ts';
export { NotificationDelivered } from './notification-delivered.ts';
export { NotificationFailed } from './notification-failed.ts';
