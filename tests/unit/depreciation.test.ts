import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { registerDepreciation } from '../../server/plugins/depreciation.ts'

const ANNONCE = { depuis: '2027-01-31', retrait: '2028-02-01', remplacement: '/api/v2/etat' }

test('an operation on its way out says so in each answer; the others do not', async () => {
  const app = Fastify()
  registerDepreciation(app)
  app.get('/ancienne', { config: { depreciee: ANNONCE } }, (_, reply) =>
    reply.header('Link', '</ancienne?page=2>; rel="next"').send('oui'),
  )
  app.get('/actuelle', () => 'oui')
  const { headers } = await app.inject('/ancienne')
  expect(headers).toMatchObject({
    deprecation: '@1801353600',
    sunset: 'Tue, 01 Feb 2028 00:00:00 GMT',
    link: expect.stringMatching(
      /^<\/ancienne\?page=2>; rel="next", <\/api\/v2\/etat>; rel="successor-version", /,
    ),
  })
  const autres = (await app.inject('/actuelle')).headers
  expect([autres.deprecation, autres.sunset, autres.link]).toEqual([undefined, undefined, undefined])
})

test('a notice shorter than the twelve months promised is refused when the server is built', () => {
  const app = Fastify()
  registerDepreciation(app)
  const courte = { ...ANNONCE, retrait: '2028-01-30' }
  expect(() => app.get('/ancienne', { config: { depreciee: courte } }, () => 'oui')).toThrow('12 months')
})
