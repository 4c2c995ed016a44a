package fr.conciergerie.organisations;

/** What sort of client an organisation is; reports group by it. */
public enum OrganisationKind {
    METROPOLE,
    TOWN,
    COMPANY,
    HOSPITAL,
    OTHER
}
