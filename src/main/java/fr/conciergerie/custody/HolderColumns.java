package fr.conciergerie.custody;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The three columns of a {@link Holder}: the one place where the sealed type becomes cells and back. */
record HolderColumns(
        Holder.Kind kind, @Nullable UUID id, @Nullable String detail) {

    static HolderColumns of(Holder holder) {
        var kind = holder.kind();
        return switch (holder) {
            case Holder.Member(var member) -> new HolderColumns(kind, member.value(), null);
            case Holder.Delegate(var name) -> new HolderColumns(kind, null, name);
            case Holder.Concierge(var account) -> new HolderColumns(kind, account, null);
            case Holder.Storage(var site, var place) -> new HolderColumns(kind, site.value(), place);
            case Holder.Locker(var site, var compartment) -> new HolderColumns(kind, site.value(), compartment);
            case Holder.Courier(var round) -> new HolderColumns(kind, null, round);
            case Holder.Partner(var partner) -> new HolderColumns(kind, partner.value(), null);
            case Holder.Disposed(var authorisation) -> new HolderColumns(kind, null, authorisation);
        };
    }

    /** @param prefix {@code holder}, {@code from} or {@code to} */
    static Holder read(ResultSet rs, String prefix) throws SQLException {
        return new HolderColumns(
                        Holder.Kind.valueOf(rs.getString(prefix + "_kind")),
                        rs.getObject(prefix + "_id", UUID.class),
                        rs.getString(prefix + "_detail"))
                .holder();
    }

    private Holder holder() {
        return switch (kind) {
            case MEMBER -> new Holder.Member(new MemberId(requireId()));
            case DELEGATE -> new Holder.Delegate(requireDetail());
            case CONCIERGE -> new Holder.Concierge(requireId());
            case STORAGE -> new Holder.Storage(new SiteId(requireId()), requireDetail());
            case LOCKER -> new Holder.Locker(new SiteId(requireId()), requireDetail());
            case COURIER -> new Holder.Courier(requireDetail());
            case PARTNER -> new Holder.Partner(new PartnerId(requireId()));
            case DISPOSED -> new Holder.Disposed(requireDetail());
        };
    }

    private UUID requireId() {
        return Objects.requireNonNull(id);
    }

    private String requireDetail() {
        return Objects.requireNonNull(detail);
    }
}
