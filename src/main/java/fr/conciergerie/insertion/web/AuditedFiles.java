package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.FileSection;
import fr.conciergerie.shared.Word;
import fr.conciergerie.web.audit.AuditEntry;
import fr.conciergerie.web.audit.AuditThings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which part of a file was corrected, or lost something; whose file is nobody's business who reads the ledger. */
@Component
class AuditedFiles implements AuditThings {

    @Override
    public @Nullable Thing thing(AuditEntry entry) {
        return switch (entry.what()) {
            case "insertion.entry-corrected", "insertion.entry-withdrawn" ->
                Stream.of(FileSection.values())
                        .filter(it -> it.name().equals(entry.detail().get("section")))
                        .findFirst()
                        .map(AuditedFiles::part)
                        .orElse(null);
            default -> null;
        };
    }

    private static Thing part(FileSection section) {
        return new Thing(
                "insertion.audit.part",
                List.of(new Word("insertion.section." + section.name().toLowerCase(Locale.ROOT))),
                null);
    }
}
