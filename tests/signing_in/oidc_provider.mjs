// An OpenID provider for tests, on loopback: npm's oidc-provider with people and a clock as the test says.
// Arguments, as JSON: port, client (id, secret, address to come back to), people, shift of its clock in seconds.
import Provider from 'oidc-provider';

const given = JSON.parse(process.argv[2]);
const now = Date.now;
Date.now = () => now() + given.shift * 1000;

const provider = new Provider(`http://127.0.0.1:${given.port}`, {
  clients: [
    {
      client_id: given.client.id,
      client_secret: given.client.secret,
      redirect_uris: [given.client.back],
    },
  ],
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'family_name', 'preferred_username', 'groups'],
    email: ['email', 'email_verified'],
  },
  cookies: { keys: ['of a test'] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...given.people[id] }),
  }),
});
provider.listen(given.port, '127.0.0.1', () => console.log('ready'));
