package fr.conciergerie.organisations;

/** What a concierge needs to know to serve someone: who they are, nothing more. */
public record MemberSummary(MemberId id, String name) {}
