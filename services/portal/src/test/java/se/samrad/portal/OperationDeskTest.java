package se.samrad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views by what people call them, with every act in sight on a phone too. */
class OperationDeskTest extends FormsHarness {
    @BeforeEach
    void tell() throws Exception {
        StaffExample.tell(SERVICES);
        signIn("staff:handlaggare");
    }

    @Test
    void onlyAdministratorsSeeTheViewsAndHaveThemRebuilt() throws Exception {
        signIn("staff:admin");
        SERVICES.on(
                "status",
                "/api/staff/views/staff/rebuild",
                new FakeServices.Answer(202, "application/json", "{}", java.util.Map.of()));
        assertThat(read("/arbetsyta/drift"))
                .contains("Det kansliet ser visas", "Poster efter 0", "Undanlagda 1", "gick inte");
        // Every act stands in sight on a phone too, and says of which view it is.
        assertThat(get("/arbetsyta/drift").body()).doesNotContain("<table");
        assertThat(read("/arbetsyta/drift")).contains("Kontrollera Det kansliet ser", "Bygg om Det kansliet ser");
        submit("/arbetsyta/drift", "gor", "rebuild", "vy", "staff");
        write("POST", "/api/staff/views/staff/rebuild");
        assertThat(read("/arbetsyta/drift")).contains("Ombyggnaden har börjat.");
        signIn("staff:handlaggare");
        assertThat(get("/arbetsyta/drift").statusCode()).isEqualTo(403);
    }
}
