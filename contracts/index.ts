export * from './errors.ts';
export * from './events/define.ts';
export * from './events/envelope.ts';
export * from './events/fields.ts';
export * from './events/index.ts';
export * from './odyssey-error.ts';
export * from './scopes.ts';
export * from './services.ts';
