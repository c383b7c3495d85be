package se.samrad.responses.files;

import java.io.InputStream;
import java.util.function.IntFunction;

/** The bytes of what is stored in pieces; one piece is held at a time. */
public final class PieceByPiece extends InputStream {
    private final int count;
    private final IntFunction<byte[]> pieces;
    private byte[] piece = {};
    private int next;
    private int read;

    /** @param pieces gives the bytes of a piece by its number, from 0; what it throws is thrown by whoever reads */
    public PieceByPiece(int count, IntFunction<byte[]> pieces) {
        this.count = count;
        this.pieces = pieces;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) return 0;
        while (read == piece.length) {
            if (next == count) return -1;
            piece = pieces.apply(next++);
            read = 0;
        }
        int n = Math.min(length, piece.length - read);
        System.arraycopy(piece, read, into, offset, n);
        read += n;
        return n;
    }
}
