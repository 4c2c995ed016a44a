package fr.conciergerie.catalogue;

/** The families under which members find services and reports count them. */
public enum Family {
    EVERYDAY,
    WELL_BEING,
    VEHICLE,
    /** Food and short supply chain. */
    FOOD,
    PARCELS,
    FAMILY,
    ADMINISTRATIVE
}
