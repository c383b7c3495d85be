package se.samrad.responses.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose bytes are counted as they are read, by whoever says how many may come. */
abstract class Metered extends FilterInputStream {
    Metered(InputStream in) {
        super(in);
    }

    /** @param n how many have just been read */
    abstract void more(int n);

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) more(1);
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) more(n);
        return n;
    }
}
