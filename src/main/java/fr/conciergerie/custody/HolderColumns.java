package fr.conciergerie.custody;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The four columns of a {@link Holder}: the one place where the sealed type becomes cells and back. */
record HolderColumns(
        Holder.Kind kind,
        @Nullable UUID id,
        @Nullable String detail,
        @Nullable UUID ref) {

    static HolderColumns of(Holder holder) {
        var kind = holder.kind();
        return switch (holder) {
            case Holder.Member(var member) -> new HolderColumns(kind, member.value(), null, null);
            case Holder.Delegate(var name) -> new HolderColumns(kind, null, name, null);
            case Holder.Concierge(var account) -> new HolderColumns(kind, account, null, null);
            case Holder.Storage(var site, var place) -> new HolderColumns(kind, site.value(), place, null);
            case Holder.Locker(var site, var compartment, var key) ->
                new HolderColumns(kind, site.value(), compartment, key);
            case Holder.Courier(var round, var key) -> new HolderColumns(kind, null, round, key);
            case Holder.Partner(var partner) -> new HolderColumns(kind, partner.value(), null, null);
            case Holder.Disposed(var authorisation) -> new HolderColumns(kind, null, authorisation, null);
        };
    }

    /** @param prefix {@code holder}, {@code from} or {@code to} */
    static Holder read(ResultSet rs, String prefix) throws SQLException {
        return new HolderColumns(
                        Holder.Kind.valueOf(rs.getString(prefix + "_kind")),
                        rs.getObject(prefix + "_id", UUID.class),
                        rs.getString(prefix + "_detail"),
                        rs.getObject(prefix + "_ref", UUID.class))
                .holder();
    }

    private Holder holder() {
        return switch (kind) {
            case MEMBER -> new Holder.Member(new MemberId(requireId()));
            case DELEGATE -> new Holder.Delegate(requireDetail());
            case CONCIERGE -> new Holder.Concierge(requireId());
            case STORAGE -> new Holder.Storage(new SiteId(requireId()), requireDetail());
            case LOCKER -> new Holder.Locker(new SiteId(requireId()), requireDetail(), ref);
            case COURIER -> new Holder.Courier(requireDetail(), ref);
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
