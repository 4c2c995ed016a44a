package fr.conciergerie.organisations;

import java.util.List;

/**
 * Those who were looked for.
 *
 * @param members the first of them
 * @param all how many there are
 */
public record MembersFound(List<MemberSummary> members, int all) {

    public static final MembersFound NOBODY = new MembersFound(List.of(), 0);

    public boolean isCut() {
        return members.size() < all;
    }
}
