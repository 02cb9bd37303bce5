import type { ComponentChildren } from 'preact'
import type { Ressource } from '../../api/ressource.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'

interface Props<T> {
  titre: string
  chapeau?: ComponentChildren
  lue: Ressource<T>
  children(donnees: T): ComponentChildren
}

/** A part of the space of an agent: its title, then what was read, or why it was not. */
export function Partie<T>({ titre, chapeau, lue, children }: Props<T>) {
  const { donnees, erreur } = lue.etat.value
  return (
    <section class="signalements" aria-label={titre} aria-busy={!donnees && !erreur}>
      <h2>{titre}</h2>
      {chapeau && <p>{chapeau}</p>}
      {erreur && <Erreur erreur={erreur} retry={lue.reload} />}
      {!donnees && !erreur && <Squelette lignes={8} />}
      {donnees && children(donnees)}
    </section>
  )
}

/** A date and an hour, in the time zone of whoever reads. */
export const moment = (iso: string | null): string =>
  iso === null ? 'jamais' : new Date(iso).toLocaleString('fr-FR', { dateStyle: 'medium', timeStyle: 'short' })

/** A secret shown once: to be copied now. */
export const SecretUneFois = ({ quoi, secret }: { quoi: string; secret: string }) => (
  <div class="lien-secret" role="status">
    <p>
      <strong>{quoi}</strong> : copiez-le maintenant, il ne sera plus affiché.
    </p>
    <p>
      <code>{secret}</code>
    </p>
  </div>
)
