package fr.conciergerie.organisations.web;

import fr.conciergerie.web.ui.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The manager's list of members, narrowed down as they asked. */
public record MemberListPage(
        String query,
        String organisation,
        String state,
        List<Choice> organisations,
        List<MemberRow> members,
        @Nullable String next) {}
