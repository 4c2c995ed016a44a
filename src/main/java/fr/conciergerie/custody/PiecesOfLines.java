package fr.conciergerie.custody;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LinePieces;
import fr.conciergerie.shared.Word;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who may not come to the desk what is in the bag: labels, reserves, and the pictures that are for them. */
@Repository
@Transactional(readOnly = true)
class PiecesOfLines implements LinePieces {

    private final JdbcClient jdbc;

    PiecesOfLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<LineId, List<Piece>> of(Collection<LineId> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select i.*, array(select p.id from custody.photo p
                                           where p.operator_id = i.operator_id and p.item_id = i.id and p.for_partner
                                           order by p.id) as photos
                          from custody.item i
                         where i.line_id = any(:lines)
                         order by i.piece
                        """)
                .param("lines", lines.stream().map(LineId::value).toArray(UUID[]::new))
                .query((rs, _) -> Map.entry(ItemRepository.read(rs).view(), Arrays.asList((UUID[])
                        rs.getArray("photos").getArray())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        it -> it.getKey().line(),
                        Collectors.mapping(it -> piece(it.getKey(), it.getValue()), Collectors.toList())));
    }

    private static Piece piece(ItemView item, List<UUID> photos) {
        return new Piece(
                item.label().value(),
                item.description(),
                remarks(item.reserves()),
                whereabouts(item),
                remarks(item.damage()),
                photos);
    }

    private static Remarks remarks(Reserves reserves) {
        return new Remarks(
                reserves.kinds().stream()
                        .filter(it -> it != Reserve.OTHER || reserves.note() == null)
                        .map(it -> new Word("custody.reserve."
                                + it.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .toList(),
                reserves.note());
    }

    private static Whereabouts whereabouts(ItemView item) {
        if (item.lost()) {
            return Whereabouts.LOST;
        }
        if (item.missing()) {
            return Whereabouts.LOOKED_FOR;
        }
        return switch (item.holder()) {
            case Holder.Member _, Holder.Delegate _, Holder.Disposed _ -> Whereabouts.HANDED_OVER;
            case Holder.Storage _, Holder.Locker _ -> Whereabouts.AT_THE_SITE;
            case Holder.Partner _ -> Whereabouts.AT_THE_PARTNERS;
            case Holder.Concierge _, Holder.Courier _ -> Whereabouts.ON_ITS_WAY;
        };
    }
}
