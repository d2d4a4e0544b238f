import { describeProvider } from '@odyssey/testing/pact';
import { auth } from '../../src/service.ts';
import { aPerson } from '../auth-client.ts';

describeProvider(auth, {
  states: {},
  publishes: {
    'auth.user.registered.v1': (service) => aPerson(service),
    'auth.user.profile_changed.v1': async (service) => {
      const { http } = await aPerson(service);
      const { headers } = await http.get('/v1/me');
      await http.patch('/v1/me', { displayName: 'Ada L.' }, { 'if-match': String(headers.etag) });
    },
    'auth.user.snapshot.v1': async () => undefined,
  },
});
