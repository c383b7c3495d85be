package se.samrad.proving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A text of any length that is never whole in memory; two with different beginnings are different throughout the store. */
final class Written extends InputStream {
    private static final byte[] LINE =
            "Kommunen ställer sig bakom förslaget men vill se fler hållplatser.\n".getBytes(UTF_8);

    private final byte[] first;
    private final long length;
    private long at;

    Written(String beginning, long length) {
        this.first = (beginning + "\n").getBytes(UTF_8);
        this.length = length;
    }

    @Override
    public int read() {
        if (at >= length) return -1;
        byte next = at < first.length ? first[(int) at] : LINE[(int) ((at - first.length) % LINE.length)];
        at++;
        return next & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
        if (at >= length) return -1;
        int count = (int) Math.min(most, length - at);
        for (int i = 0; i < count; i++) into[offset + i] = (byte) read();
        return count;
    }
}
