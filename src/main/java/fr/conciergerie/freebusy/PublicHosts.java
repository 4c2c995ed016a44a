package fr.conciergerie.freebusy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds only machines of the public network: whoever may name an address must not make us read from our own house. The
 * connection goes to the very address that was judged, so a name that is answered differently the second time gains nothing.
 */
final class PublicHosts implements DnsResolver {

    /** What is not the public network, as the IANA registries of special purpose addresses list it (RFC 6890). */
    private static final List<Block> OTHERS = List.of(
            block(8, 0),
            block(8, 10),
            block(10, 100, 64),
            block(8, 127),
            block(16, 169, 254),
            block(12, 172, 16),
            block(24, 192, 0, 0),
            block(24, 192, 0, 2),
            block(24, 192, 88, 99),
            block(16, 192, 168),
            block(15, 198, 18),
            block(24, 198, 51, 100),
            block(24, 203, 0, 113),
            block(3, 224));

    /** Of the newer network only what is given out to the public, 2000::/3, and of that nothing which leads elsewhere. */
    private static final Block GIVEN_OUT = block(3, 0x20);

    private static final List<Block> LEADING_ELSEWHERE = List.of(
            // Protocols, tunnels (Teredo among them), documentation, 6to4.
            block(23, 0x20, 0x01, 0x00),
            block(32, 0x20, 0x01, 0x0d, 0xb8),
            block(16, 0x20, 0x02),
            block(20, 0x3f, 0xff, 0x00));

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = Arrays.stream(InetAddress.getAllByName(host))
                .filter(PublicHosts::isPublic)
                .toArray(InetAddress[]::new);
        if (found.length == 0) {
            throw new UnknownHostException("no public address");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> OTHERS.stream().noneMatch(it -> it.holds(bytes));
            case Inet6Address _ ->
                GIVEN_OUT.holds(bytes) && LEADING_ELSEWHERE.stream().noneMatch(it -> it.holds(bytes));
            default -> false;
        };
    }

    private static Block block(int bits, int... first) {
        return new Block(bits, List.copyOf(Arrays.stream(first).boxed().toList()));
    }

    /** The addresses that begin with the same bits. */
    private record Block(int bits, List<Integer> first) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                if (bit(first.size() > bit / 8 ? first.get(bit / 8) : 0, bit) != bit(address[bit / 8], bit)) {
                    return false;
                }
            }
            return true;
        }

        private static int bit(int of, int at) {
            return of >> (7 - at % 8) & 1;
        }
    }
}
