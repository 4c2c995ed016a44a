package fr.conciergerie.freebusy;

import fr.conciergerie.vault.SealedColumn;
import fr.conciergerie.vault.SealedColumns;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses of calendars: whoever knows one reads the calendar. */
@Component
class SealedAddresses implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(ExternalCalendarRepository.ADDRESS);
    }
}
