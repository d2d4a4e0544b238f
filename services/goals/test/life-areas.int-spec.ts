import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LifeAreaCreated, LifeAreaUpdated, UserRegistered } from '@odyssey/contracts';
import { asUser, reactor, type TestService } from '@odyssey/testing';
import { CreateLifeAreasWhenUserRegistered } from '../src/handlers/create-life-areas-when-user-registered.handler.ts';
import { goals } from '../src/service.ts';
import { aLifeArea } from './factories/requests.ts';

let service: TestService;
beforeAll(async () => {
  service = await reactor(goals, CreateLifeAreasWhenUserRegistered);
});
afterAll(() => service.close());

describe('a new person', () => {
  it('finds eight life areas, once though the event arrives twice', async () => {
    const user = asUser();
    const event = UserRegistered.example({ userId: user.userId }, { subject: user.userId });
    await service.deliver(event);
    await service.deliver(event);

    const { items } = (await service.http(user).get('/v1/life-areas')).body;
    expect(items.map((item: { name: string }) => item.name)).toEqual([
      'Health',
      'Relationships',
      'Work',
      'Money',
      'Learning',
      'Home',
      'Joy',
      'Contribution',
    ]);
    const told = (await service.published(LifeAreaCreated)).filter(({ subject }) => subject === user.userId);
    expect(told).toHaveLength(8);
    expect(told[0]?.causationId).toBe(event.id);
  });

  it('does not get back what they threw away when the event comes again', async () => {
    const user = asUser();
    const http = service.http(user);
    const event = UserRegistered.example({ userId: user.userId }, { subject: user.userId });
    await service.deliver(event);
    const { items } = (await http.get('/v1/life-areas')).body;
    for (const { id } of items) await http.delete(`/v1/life-areas/${id}`);
    await service.deliver(event);
    expect((await http.get('/v1/life-areas')).body.items).toEqual([]);
  });
});

describe('a life area', () => {
  it('is made, read, changed and thrown away', async () => {
    const http = service.http(asUser());
    const made = await http.post('/v1/life-areas', aLifeArea({ weight: 70, color: '#3d8f5f', icon: '🌱' }));
    expect([made.status, made.headers.location]).toEqual([201, `/v1/life-areas/${made.body.id}`]);
    const path = `/v1/life-areas/${made.body.id}`;
    expect((await http.get(path)).body).toEqual(made.body);
    const changed = await http.patch(path, { weight: 20, icon: null }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ name: 'Garden', weight: 20, version: 2 });
    expect(changed.body.icon).toBeUndefined();
    expect(
      (await service.published(LifeAreaUpdated)).filter((event) => event.data.lifeAreaId === made.body.id),
    ).toHaveLength(1);
    expect((await http.post('/v1/life-areas', aLifeArea({ weight: 101 }))).status).toBe(422);
    expect((await http.post('/v1/life-areas', aLifeArea({ color: 'green' }))).status).toBe(422);
    expect((await http.delete(path)).status).toBe(204);
    expect((await http.get(path)).status).toBe(404);
  });
});
