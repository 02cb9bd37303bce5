import { Bandeau } from './components/bandeau.tsx'
import { Entete } from './components/entete.tsx'
import { PiedDePage } from './components/navigation.tsx'
import { pageOf } from './router.ts'
import { chemin, INTEGREE } from './state/navigation.ts'

/** The map fills the window: its footer is at the end of its column. */
const isCarte = (chemin: string): boolean => chemin === '/'

/** Inside another site, a view comes alone: the way around is that of the site. */
const isIntegree = (chemin: string): boolean => chemin === INTEGREE

/** The frame around every page. */
export function App() {
  const Page = pageOf(chemin.value)
  return (
    <>
      <Bandeau />
      {!isIntegree(chemin.value) && <Entete />}
      <Page />
      {!isCarte(chemin.value) && !isIntegree(chemin.value) && <PiedDePage />}
    </>
  )
}
