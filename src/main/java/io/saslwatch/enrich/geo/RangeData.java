package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/** A CSV file of address ranges, held in sorted arrays. */
final class RangeData implements PlaceData {

    private final Ipv4Ranges four;
    private final Ipv6Ranges six;
    private final List<Said> values;
    private final DataInfo info;

    /**
     * @param four   values are positions in {@code values}
     * @param six    values are positions in {@code values}
     * @param values each distinct thing that the file says, once
     * @param info   of the file
     */
    RangeData(Ipv4Ranges four, Ipv6Ranges six, List<Said> values, DataInfo info) {
        this.four = four;
        this.six = six;
        this.values = values;
        this.info = info;
    }

    static RangeData open(Path file, DataMeters meters) throws IOException {
        return new RangeReader(file, meters).read();
    }

    @Override
    public Said find(InetAddress address) {
        IpNumber number = IpNumber.of(address);
        int value = number.four() ? four.find(number.low()) : six.find(number.high(), number.low());
        return value < 0 ? Said.NOTHING : values.get(value);
    }

    @Override
    public java.time.Instant built() {
        return info.built();
    }

    @Override
    public DataInfo info() {
        return info;
    }
}
