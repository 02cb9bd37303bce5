import { CartePosition } from '../../components/carte-position.tsx'
import { Champ, fauteDe } from '../../components/champ.tsx'
import { readNombre, writeDegres } from '../../signalements/mots.ts'
import { enter, erreur, saisie } from '../../state/signaler.ts'

/** Where the school really is: on a map for who sees it, in two fields for everybody. */
export function Position() {
  const { longitude, latitude } = saisie.value
  const lue = { longitude: readNombre(longitude), latitude: readNombre(latitude) }
  const point = Number.isFinite(lue.longitude) && Number.isFinite(lue.latitude) ? lue : null
  return (
    <fieldset class="formulaire-groupe">
      <legend>Où se trouve l’établissement</legend>
      <p class="note">
        Placez l’épingle en touchant la carte ou en la faisant glisser, ou écrivez les coordonnées.
      </p>
      <CartePosition
        point={point}
        set={(pose) =>
          enter({ longitude: writeDegres(pose.longitude), latitude: writeDegres(pose.latitude) })
        }
      />
      <div class="formulaire-ligne">
        <Coordonnee nom="latitude" libelle="Latitude" exemple="48,1173" />
        <Coordonnee nom="longitude" libelle="Longitude" exemple="−1,6778" />
      </div>
    </fieldset>
  )
}

const Coordonnee = ({
  nom,
  libelle,
  exemple,
}: {
  nom: 'latitude' | 'longitude'
  libelle: string
  exemple: string
}) => (
  <Champ
    libelle={libelle}
    aide={`En degrés, par exemple ${exemple}.`}
    faute={fauteDe(erreur.value, `valeur_proposee.${nom}`)}
  >
    {(attributs) => (
      <input
        {...attributs}
        type="text"
        inputMode="decimal"
        value={saisie.value[nom]}
        onInput={({ currentTarget }) => enter({ [nom]: currentTarget.value })}
      />
    )}
  </Champ>
)
