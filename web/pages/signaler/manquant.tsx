import {
  LIBELLES_SECTEUR,
  LIBELLES_TYPE,
  SECTEURS,
  TYPES_ETABLISSEMENT,
} from '../../../data/catalogue/model/etablissement.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { Champ, fauteDe } from '../../components/champ.tsx'
import { enter, erreur, type Saisie, saisie } from '../../state/signaler.ts'
import { Position } from './position.tsx'

/** A school that is missing: enough for its producer to find it. */
export const Manquant = () => (
  <fieldset class="formulaire-groupe">
    <legend>L’établissement qui manque</legend>
    <Texte
      nom="uai"
      libelle="UAI"
      aide="Sept chiffres et une lettre, par exemple 0350001A. Il figure sur les courriers du rectorat."
      requis
    />
    <Texte nom="nom" libelle="Nom" requis />
    <div class="formulaire-ligne">
      <Liste
        nom="type"
        libelle="Type"
        choix={TYPES_ETABLISSEMENT.map((valeur) => ({
          valeur,
          libelle: majuscule(LIBELLES_TYPE[valeur].singulier),
        }))}
      />
      <Liste
        nom="secteur"
        libelle="Secteur"
        choix={SECTEURS.map((valeur) => ({ valeur, libelle: majuscule(LIBELLES_SECTEUR[valeur]) }))}
      />
    </div>
    <Texte
      nom="commune"
      libelle="Code de la commune"
      aide="Code officiel de 5 caractères (35238), et non le code postal."
      requis
    />
    <Texte nom="adresse" libelle="Adresse" facultatif />
    <Position />
  </fieldset>
)

type Nom = 'uai' | 'nom' | 'commune' | 'adresse'
interface PropsTexte {
  nom: Nom
  libelle: string
  aide?: string
  requis?: boolean
  facultatif?: boolean
}

const Texte = ({ nom, libelle, aide, requis, facultatif }: PropsTexte) => (
  <Champ
    libelle={libelle}
    aide={aide}
    facultatif={facultatif ?? false}
    faute={fauteDe(erreur.value, nom, `valeur_proposee.${nom}`)}
  >
    {(attributs) => (
      <input
        {...attributs}
        type="text"
        required={requis}
        maxLength={200}
        value={saisie.value[nom]}
        onInput={({ currentTarget }) => enter({ [nom]: currentTarget.value })}
      />
    )}
  </Champ>
)

interface PropsListe {
  nom: Extract<keyof Saisie, 'type' | 'secteur'>
  libelle: string
  choix: readonly { valeur: string; libelle: string }[]
}

const Liste = ({ nom, libelle, choix }: PropsListe) => (
  <Champ libelle={libelle} faute={fauteDe(erreur.value, `valeur_proposee.${nom}`)}>
    {(attributs) => (
      <select
        {...attributs}
        value={saisie.value[nom]}
        onChange={({ currentTarget }) => enter({ [nom]: currentTarget.value })}
      >
        {choix.map(({ valeur, libelle: mot }) => (
          <option key={valeur} value={valeur}>
            {mot}
          </option>
        ))}
      </select>
    )}
  </Champ>
)
