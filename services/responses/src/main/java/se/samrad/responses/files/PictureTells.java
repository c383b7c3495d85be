package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.samrad.responses.files.Tells.Field;
import se.samrad.responses.files.Tells.Said;

/**
 * What a picture says of who took it and where, in Exif and XMP. Nothing is unpacked: the few values lie as they are in the
 * segments of a JPEG and the chunks of a PNG, whose picture itself is not looked at.
 */
final class PictureTells {
    private static final int XMP_BYTES_MAX = 1024 * 1024;
    private static final int FIELDS_MAX = 1000;
    private static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
    private static final byte[] PNG_XMP = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(ISO_8859_1);

    private static final int ARTIST = 0x013b;
    private static final int XP_AUTHOR = 0x9c9d;
    private static final int CAMERA_OWNER = 0xa430;
    private static final int OF_CAMERA = 0x8769;
    private static final int OF_PLACE = 0x8825;
    private static final int ASCII = 2;
    private static final int RATIONAL = 5;

    private PictureTells() {}

    static void jpeg(byte[] content, Said said) {
        ByteBuffer in = ByteBuffer.wrap(content);
        in.position(2);
        while (in.remaining() >= 4) {
            int marker = in.getShort() & 0xffff;
            if (marker == 0xffda || marker >> 8 != 0xff) return; // the picture itself begins
            int length = (in.getShort() & 0xffff) - 2;
            if (length < 0 || length > in.remaining()) return;
            byte[] segment = new byte[length];
            in.get(segment);
            if (marker != 0xffe1) continue;
            if (begins(segment, EXIF)) said.reading(() -> exif(after(segment, EXIF), said));
            if (begins(segment, XMP)) said.reading(() -> xmp(after(segment, XMP), said));
        }
    }

    static void png(byte[] content, Said said) {
        ByteBuffer in = ByteBuffer.wrap(content);
        in.position(8);
        while (in.remaining() >= 12) {
            int length = in.getInt();
            byte[] kind = new byte[4];
            in.get(kind);
            if (length < 0 || length > in.remaining() - 4) return;
            int end = in.position() + length + 4; // with its checksum
            String name = new String(kind, ISO_8859_1);
            if (name.equals("eXIf") || name.equals("tEXt") || name.equals("iTXt")) {
                byte[] chunk = new byte[length];
                in.get(chunk);
                said.reading(() -> chunk(name, chunk, said));
            }
            in.position(end);
        }
    }

    private static void chunk(String name, byte[] chunk, Said said) throws Exception {
        if (name.equals("eXIf")) exif(chunk, said);
        else if (begins(chunk, PNG_XMP)) xmp(after(chunk, PNG_XMP), said);
        else {
            String text = new String(chunk, name.equals("tEXt") ? ISO_8859_1 : UTF_8);
            int end = text.indexOf('\0');
            boolean byWhom = end > 0
                    && (text.startsWith("Author\0") || text.startsWith("Artist\0") || text.startsWith("Creator\0"));
            // An iTXt has its language and the name once more before the text, each with a zero after it.
            if (byWhom) said.add(Field.PHOTOGRAPHER, text.substring(text.lastIndexOf('\0') + 1));
        }
    }

    private static void xmp(byte[] xmp, Said said) throws Exception {
        Map<String, Field> sought = Map.of(
                "creator", Field.PHOTOGRAPHER,
                "GPSLatitude", Field.PLACE,
                "@GPSLatitude", Field.PLACE,
                "OwnerName", Field.CAMERA_OWNER,
                "@OwnerName", Field.CAMERA_OWNER,
                "CameraOwnerName", Field.CAMERA_OWNER,
                "@CameraOwnerName", Field.CAMERA_OWNER);
        byte[] read = xmp.length > XMP_BYTES_MAX ? Arrays.copyOf(xmp, XMP_BYTES_MAX) : xmp;
        OfficeTells.values(new ByteArrayInputStream(read), sought, said);
    }

    private static void exif(byte[] exif, Said said) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(exif);
        if (exif.length < 8) throw Tells.damaged();
        in.order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        Map<Integer, Value> first = fields(in, in.getInt(4));
        said.add(Field.PHOTOGRAPHER, text(first.get(ARTIST)));
        Value windows = first.get(XP_AUTHOR);
        if (windows != null) said.add(Field.PHOTOGRAPHER, new String(windows.bytes(), UTF_16LE));
        Value camera = first.get(OF_CAMERA);
        if (camera != null)
            said.add(
                    Field.CAMERA_OWNER,
                    text(fields(in, camera.number(in.order())).get(CAMERA_OWNER)));
        Value place = first.get(OF_PLACE);
        if (place != null) place(fields(in, place.number(in.order())), in.order(), said);
    }

    private static void place(Map<Integer, Value> fields, ByteOrder order, Said said) {
        Value north = fields.get(2);
        Value east = fields.get(4);
        if (north == null || east == null || north.kind() != RATIONAL || east.kind() != RATIONAL) return;
        double latitude = degrees(north, order) * ("S".equals(text(fields.get(1))) ? -1 : 1);
        double longitude = degrees(east, order) * ("W".equals(text(fields.get(3))) ? -1 : 1);
        if (Double.isNaN(latitude) || Double.isNaN(longitude)) return;
        said.add(Field.PLACE, String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude));
    }

    private static double degrees(Value value, ByteOrder order) {
        ByteBuffer in = ByteBuffer.wrap(value.bytes()).order(order);
        double degrees = 0;
        for (int part = 1; part <= 3600 && in.remaining() >= 8; part *= 60) {
            double above = in.getInt() & 0xffffffffL;
            double below = in.getInt() & 0xffffffffL;
            if (below != 0) degrees += above / below / part;
            else if (above != 0) return Double.NaN;
        }
        return degrees;
    }

    private record Value(int kind, byte[] bytes) {
        int number(ByteOrder order) {
            return bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).order(order).getInt();
        }
    }

    private static @Nullable String text(@Nullable Value value) {
        if (value == null || value.kind() != ASCII) return null;
        String text = new String(value.bytes(), UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** The fields of a directory: what they are, and their bytes, which lie elsewhere when they are more than four. */
    private static Map<Integer, Value> fields(ByteBuffer in, int at) {
        Map<Integer, Value> fields = new HashMap<>();
        if (at < 8 || at > in.limit() - 2) return fields;
        int count = Math.min(in.getShort(at) & 0xffff, FIELDS_MAX);
        for (int i = 0; i < count; i++) {
            int field = at + 2 + 12 * i;
            if (field > in.limit() - 12) return fields;
            int kind = in.getShort(field + 2) & 0xffff;
            long length = (in.getInt(field + 4) & 0xffffffffL) * size(kind);
            long from = length <= 4 ? field + 8L : in.getInt(field + 8) & 0xffffffffL;
            if (length > in.limit() || from + length > in.limit()) continue;
            byte[] bytes = new byte[(int) length];
            in.get((int) from, bytes);
            fields.put(in.getShort(field) & 0xffff, new Value(kind, bytes));
        }
        return fields;
    }

    private static int size(int kind) {
        return switch (kind) {
            case 3, 8 -> 2;
            case 4, 9, 11 -> 4;
            case RATIONAL, 10, 12 -> 8;
            default -> 1;
        };
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static byte[] after(byte[] bytes, byte[] head) {
        return Arrays.copyOfRange(bytes, head.length, bytes.length);
    }
}
