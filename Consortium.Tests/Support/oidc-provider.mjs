// A company's provider as companies run them, for the tests: oidc-provider, which signs in whoever the address hints at.
//   node oidc-provider.mjs REDIRECT_URI '[{"sub": "…", "email": "…", "email_verified": true}]'
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [, , redirectUri, told] = process.argv;
const people = JSON.parse(told);
const server = createServer();

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'consortium', client_secret: 'a-secret-of-the-client', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['of a test alone'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => people.find((person) => person.sub === sub) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
  });
  const answer = provider.callback();

  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);

    const { params } = await provider.interactionDetails(request, response);
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html');
      return response.end('<!doctype html><title>Provider</title><main><form method="post"><button>I am who it says</button></form></main>');
    }

    const accountId = people.find((person) => person.email === params.login_hint).sub;
    const grant = new provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    return provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId: await grant.save() } });
  });

  console.log(issuer);
});

// Nobody is left who could stop it once whoever started it is gone.
process.stdin.on('end', () => process.exit()).resume();
