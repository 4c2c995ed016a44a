package fr.conciergerie.organisations;

import fr.conciergerie.web.Role;
import fr.conciergerie.web.SubjectNames;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Employers: whoever is an agent of two chooses by their names as which of them they come in. */
@Component
class Employers implements SubjectNames {

    private final MemberRepository members;

    Employers(MemberRepository members) {
        this.members = members;
    }

    @Override
    public Role role() {
        return Role.MEMBER;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> nameOf(UUID subject) {
        return members.employer(new MemberId(subject));
    }
}
