package fr.conciergerie.catalogue;

/** What a service is in the eyes of value-added tax. With the supplier's regime and the day it decides the rate. */
public enum VatCategory {
    /** Everything that has no rule of its own: pressing, shoe repair, car test, sophrology, confectionery. */
    STANDARD,
    FOOD,
    /** Food ready to be eaten at once. */
    PREPARED_FOOD,
    BOOK,
    PRESS,
    /** Care by a recognised practitioner, such as an osteopath. */
    HEALTH_CARE,
    /** Services at home, by a declared body. */
    PERSONAL_SERVICE
}
