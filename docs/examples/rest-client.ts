import { createClient } from '@odyssey/client';

const odyssey = createClient({ baseUrl: process.env.ODYSSEY_URL ?? 'http://localhost:8080' });
const email = `ada.${Date.now()}@example.org`;
const user = await odyssey.register({ email, password: 'correct horse battery staple', displayName: 'Ada' });

const { data: task } = await odyssey.call('Tasks_create', { body: { title: 'Walk the river loop' } });
await odyssey.call('Tasks_complete', { path: { id: task.id } });
for await (const { title, status } of odyssey.each('Tasks_list', { query: { status: 'completed' } }))
  console.log(`${user.displayName}: “${title}” is ${status}`);
