package fr.conciergerie.insertion;

import java.util.Map;

/** The vault in figures, for the employer of these people: how many, never who. */
public record Counts(
        long inPath,
        long underContract,
        long weeklyMinutes,
        long contractsEndingSoon,
        long validatedMinutesThisYear,
        Map<ExitFamily, Long> exitsThisYear,
        ExitRate rate) {}
