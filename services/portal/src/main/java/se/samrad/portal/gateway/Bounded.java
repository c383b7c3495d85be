package se.samrad.portal.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends in an error when it is longer than it may be. */
final class Bounded extends FilterInputStream {
    private final long bytesMax;
    private long seen;
    private volatile boolean exceeded;

    Bounded(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    boolean isExceeded() {
        return exceeded;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) count(1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) count(read);
        return read;
    }

    private void count(int bytes) throws IOException {
        seen += bytes;
        if (seen > bytesMax) {
            exceeded = true;
            throw new IOException("more than " + bytesMax + " bytes");
        }
    }
}
