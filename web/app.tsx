import { Bandeau } from './components/bandeau.tsx'
import { Entete } from './components/entete.tsx'
import { PiedDePage } from './components/navigation.tsx'
import { pageOf } from './router.ts'
import { chemin } from './state/navigation.ts'

/** The map fills the window: its footer is at the end of its column. */
const isCarte = (chemin: string): boolean => chemin === '/'

/** The frame around every page. */
export function App() {
  const Page = pageOf(chemin.value)
  return (
    <>
      <Bandeau />
      <Entete />
      <Page />
      {!isCarte(chemin.value) && <PiedDePage />}
    </>
  )
}
