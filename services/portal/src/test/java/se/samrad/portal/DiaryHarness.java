package se.samrad.portal;

import org.junit.jupiter.api.BeforeEach;

/** A registrar at the page of one response in the diary. */
abstract class DiaryHarness extends FormsHarness {
    static final String RESPONSE = Example.ID + "--grankoping";
    static final String PAGE = "/arbetsyta/svar/" + RESPONSE;
    static final String API = "/api/responses/" + RESPONSE;

    @BeforeEach
    void tellStaff() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:registrator");
    }

    /**
     * How the response stands from now on.
     *
     * @param more as {@link StaffExample#original} takes it
     */
    static void came(String more) {
        stands(StaffExample.original(more));
    }

    static void stands(String original) {
        SERVICES.on("responses", "/api/staff/responses/" + RESPONSE, original);
    }

    /** What may be done with it: whoever asks for one of these is told that it is done. */
    static void takes(String... verbs) {
        for (String verb : verbs) SERVICES.on("responses", API + "/" + verb, "{}");
    }

    static boolean wasAsked(String verb) {
        return SERVICES.asked().stream().anyMatch(asked -> asked.path().equals(API + "/" + verb));
    }
}
