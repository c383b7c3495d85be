package se.samrad.contracts;

/**
 * How large files a response may have and how many, where {@code samrad.files.*} says nothing else. The portal tells it and the
 * services hold to it, each with settings of its own that begin here.
 */
public final class FileLimits {
    /** Of one file. */
    public static final String SIZE_MAX = "50MB";

    public static final String PER_RESPONSE_MAX = "20";

    /** No setting lets more files into a response: all of them stand in one event. */
    public static final int EVER_PER_RESPONSE = 50;

    private FileLimits() {}
}
