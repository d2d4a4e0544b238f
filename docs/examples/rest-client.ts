import { createClient, ok } from '@odyssey/client';

const odyssey = createClient(process.env.ODYSSEY_URL ?? 'http://localhost:8080');
const email = `ada.${Date.now()}@example.org`;
const { accessToken, user } = await ok(
  odyssey.http.POST('/v1/auth/register', {
    body: { email, password: 'correct horse battery staple', displayName: 'Ada' },
  }),
);
odyssey.useToken(accessToken);

const task = await ok(odyssey.http.POST('/v1/tasks', { body: { title: 'Walk the river loop' } }));
await ok(odyssey.http.POST('/v1/tasks/{id}/complete', { params: { path: { id: task.id } } }));
console.log(`${user.displayName} finished “${task.title}”`);
