import { Bandeau } from './components/bandeau.tsx'
import { Entete } from './components/entete.tsx'
import { pageOf } from './router.ts'
import { chemin } from './state/navigation.ts'

/** The frame around every page. */
export function App() {
  const Page = pageOf(chemin.value)
  return (
    <>
      <Bandeau />
      <Entete />
      <Page />
    </>
  )
}
