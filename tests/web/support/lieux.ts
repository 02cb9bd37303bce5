import fc from 'fast-check'

/** Reads the API of the application under test. @throws Error with what it answered when it is not a success. */
export async function readApi(url: string, chemin: string) {
  const reponse = await fetch(`${url}/api/v1${chemin}`)
  if (!reponse.ok) throw new Error(`${chemin}: ${reponse.status} ${await reponse.text()}`)
  return reponse.json()
}

/** A commune of Ille-et-Vilaine with one school, and that school. */
export async function communeRurale(url: string): Promise<{ code: string; uai: string }> {
  const { resultats } = await readApi(url, '/etablissements?territoire=departement:35&ouvert=oui&limit=1000')
  const parCommune = new Map<string, { uai: string }[]>()
  for (const ecole of resultats as { uai: string; commune: { code: string } }[]) {
    parCommune.set(ecole.commune.code, [...(parCommune.get(ecole.commune.code) ?? []), ecole])
  }
  const [code, ecoles] = [...parCommune].find(([, liste]) => liste.length === 1) ?? []
  return { code: code ?? '', uai: ecoles?.[0]?.uai ?? '' }
}

/** A commune of Bouches-du-Rhône, Ille-et-Vilaine or La Réunion without a school; null when every one has some. */
export async function communeSansEcole(url: string): Promise<string | null> {
  const { resultats } = await readApi(url, '/territoires?niveau=commune&parent=departement:35&limit=1000')
  const { resultats: ecoles } = await readApi(url, '/etablissements?territoire=departement:35&limit=1000')
  const avec = new Set((ecoles as { commune: { code: string } }[]).map(({ commune }) => commune.code))
  return (resultats as { code: string }[]).find(({ code }) => !avec.has(code))?.code ?? null
}

/**
 * Places drawn by lot among those of the demonstration, others at each run. The seed is printed: `CARTABLE_GRAINE`
 * would be one more setting, so a failure is played again by writing it here.
 */
export async function draw(url: string, graine = Date.now()) {
  console.info(`lieux tirés au sort : graine ${graine}`)
  const list = async (chemin: string) => (await readApi(url, chemin)).resultats
  const [communes, epcis] = await Promise.all([
    list('/territoires?niveau=commune&parent=departement:974&limit=1000'),
    list('/territoires?niveau=epci&parent=departement:35&limit=1000'),
  ])
  const ecoles = await list('/etablissements?territoire=departement:13,departement:974&limit=1000')
  const sample = <T>(parmi: readonly T[], nombre: number) =>
    fc.sample(fc.constantFrom(...parmi), { seed: graine, numRuns: nombre })
  return {
    territoires: [...sample(communes, 1), ...sample(epcis, 2)] as { niveau: string; code: string }[],
    ecoles: sample(ecoles, 3).map((ecole) => (ecole as { uai: string }).uai),
  }
}
