import '../../styles/integration.css'
import { useSignal, useSignalEffect } from '@preact/signals'
import { useId } from 'preact/hooks'
import { Choix } from '../../components/choix.tsx'
import { Icone } from '../../components/icone.tsx'
import { CARTE, INTEGREE, vue } from '../../state/navigation.ts'
import { titre } from '../../state/titre.ts'
import { writeVue } from '../../state/vue.ts'

const HAUTEURS = ['480', '640', '800'] as const
type Hauteur = (typeof HAUTEURS)[number]

const TEXTE = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' } as const
const enHtml = (texte: string): string =>
  texte.replace(/[&"<>]/g, (signe) => TEXTE[signe as keyof typeof TEXTE])

/** The view as an `iframe`: nothing to trust, works everywhere. */
const enIframe = (adresse: string, nom: string, hauteur: Hauteur): string =>
  `<iframe src="${enHtml(adresse)}" title="${enHtml(nom)}" width="100%" height="${hauteur}" loading="lazy" style="border: 0"></iframe>`

/** The same as a web component: it takes the height that its content needs. */
const enComposant = (requete: string, nom: string): string =>
  `<script type="module" src="${location.origin}/integration.js"></script>\n<carte-cartable vue="${enHtml(requete)}" titre="${enHtml(nom)}"></carte-cartable>`

/** How to put a view inside another site: what to copy, and what it will look like. */
export function Page() {
  const hauteur = useSignal<Hauteur>('640')
  useSignalEffect(() => {
    document.title = `Intégrer : ${titre.value} – Cartable`
  })
  // What belongs to the table does not travel.
  const requete = writeVue({ ...vue.value, affichage: 'carte', dans: null, q: null, tri: 'nom' })
  const adresse = `${location.origin}${INTEGREE}${requete}`
  return (
    <main class="page-integrer">
      <nav aria-label="Retour">
        <a href={`${CARTE}${writeVue(vue.value)}`}>Retour à la carte</a>
      </nav>
      <h1>Intégrer cette carte dans un site</h1>
      <p>
        {titre}. La carte intégrée suit les publications : elle montre toujours les données les plus récentes,
        avec leur source et leur date. Elle ne dépose aucun traceur et n’appelle aucun autre site que
        celui-ci.
      </p>
      <Choix
        titre="Hauteur, en pixels"
        options={HAUTEURS.map((valeur) => ({ valeur, libelle: valeur }))}
        valeur={hauteur.value}
        choose={(valeur) => {
          hauteur.value = valeur
        }}
      />
      <Extrait titre="Cadre (iframe)" code={enIframe(adresse, titre.value, hauteur.value)}>
        À coller dans la page. Rien d’autre à installer.
      </Extrait>
      <Extrait titre="Composant web" code={enComposant(requete, titre.value)}>
        Prend la hauteur de son contenu. La page doit permettre les scripts de ce site.
      </Extrait>
      <section class="apercu" aria-label="Aperçu">
        <h2>Aperçu</h2>
        <iframe key={adresse} src={adresse} title={`Aperçu : ${titre.value}`} height={hauteur.value} />
      </section>
    </main>
  )
}

function Extrait({ titre: nom, code, children }: { titre: string; code: string; children: string }) {
  const id = useId()
  const copie = useSignal('')
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => {
        copie.value = 'Copié.'
      },
      // Refused, or a page that is not secure: the text is selected, the reader copies it.
      () => {
        document.querySelector<HTMLTextAreaElement>(`[id="${id}"]`)?.select()
        copie.value = 'La copie est refusée par le navigateur : le texte est sélectionné.'
      },
    )
  }
  return (
    <section class="extrait">
      <h2>
        <label for={id}>{nom}</label>
      </h2>
      <p class="note">{children}</p>
      <textarea id={id} class="code" readonly rows={4} spellcheck={false} value={code} />
      <p>
        <button type="button" class="bouton" onClick={copy}>
          <Icone nom="copier" /> Copier
        </button>{' '}
        <span role="status">{copie.value}</span>
      </p>
    </section>
  )
}
