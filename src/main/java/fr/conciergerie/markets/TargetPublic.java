package fr.conciergerie.markets;

/** For whom hours of insertion are meant: of the clause, never of a person. */
public enum TargetPublic {
    LONG_TERM_UNEMPLOYED,
    MINIMUM_INCOME,
    DISABLED_WORKER,
    YOUNG_WITHOUT_QUALIFICATION,
    AGED_50_OR_MORE,
    PRIORITY_DISTRICT,
    REFUGEE,
    SIAE_EMPLOYEE,
    ADAPTED_EMPLOYEE,
    SECOND_CHANCE,
    OTHER_ON_ADVICE
}
