import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { Squelette } from './components/etats.tsx'

/**
 * A page whose code is only fetched when it is shown: a skeleton stands in for it meanwhile.
 * @param Cadre what holds the skeleton: a page of its own, or a part of one.
 */
export function differee(
  load: () => Promise<ComponentType>,
  Cadre: 'main' | 'section' = 'main',
): ComponentType {
  const page = signal<ComponentType | null>(null)
  const echec = signal(false)
  let demandee = false
  return function PageDifferee() {
    if (!demandee) {
      demandee = true
      load().then(
        (arrivee) => {
          page.value = arrivee
        },
        () => {
          echec.value = true
        },
      )
    }
    const Page = page.value
    if (Page) return <Page />
    if (!echec.value) return <Attente Cadre={Cadre} />
    return (
      <Cadre class={Cadre === 'main' ? 'page-message' : ''}>
        <p class="message" role="alert">
          La page n’a pas pu être chargée. Vérifiez votre connexion, puis rechargez-la.
        </p>
      </Cadre>
    )
  }
}

const Attente = ({ Cadre }: { Cadre: 'main' | 'section' }) => (
  <Cadre class={Cadre === 'main' ? 'page-fiche' : ''} aria-busy="true">
    <Squelette lignes={12} />
  </Cadre>
)
