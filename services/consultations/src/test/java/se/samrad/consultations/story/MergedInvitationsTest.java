package se.samrad.consultations.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import se.samrad.eventing.bench.Bench;

/** An invitation is a record of what was asked of whom, whatever the register finds out afterwards. */
class MergedInvitationsTest extends Story {
    @Test
    void twoThatAreInvitedToTheSameConsultationStayTwoThereWhenTheyAreMergedAndApartAgain() {
        String stays = Bench.id("bada");
        String goes = Bench.id("bada");
        alike(stays, goes);
        String id = Bench.id("hamnen");
        drafted(id, "2026-11-01", "2026-12-15");
        post(OFFICER, "/api/consultations/" + id + "/open", "").expect(200);
        String invitations = "/api/consultations/" + id + "/invitations";
        post(OFFICER, invitations, "{\"bodies\":[\"" + stays + "\",\"" + goes + "\"]}")
                .expect(200);
        String asked = "/api/bodies/" + goes + "/merge?into=" + stays;
        await().untilAsserted(() -> assertThat(get(OFFICER, asked).expect(200).text("/invited/0/both"))
                .isEqualTo("true"));
        post(OFFICER, "/api/bodies/" + goes + "/merge", "{\"into\":\"" + stays + "\"}")
                .expect(200);
        // Each has had its letter, so each may answer it, under its own name.
        String until = "\"until\":\"2026-12-31\"}";
        post(Bench.bearer("body:" + goes), invitations + "/" + goes + "/request-extension", "{" + until)
                .expect(200);
        post(OFFICER, "/api/consultations/" + id + "/extend", "{\"body\":\"" + goes + "\"," + until)
                .expect(200);
        post(Bench.bearer("body:" + stays), invitations + "/" + stays + "/decline", "")
                .expect(200);
        assertThat(get(OFFICER, invitations + "/" + goes).text("/deadline")).isEqualTo("2026-12-31");
        assertThat(get(OFFICER, invitations + "/" + goes).text("/name")).isEqualTo(goes + " stiftelse");
        assertThat(get(OFFICER, invitations + "/" + stays).text("/deadline")).isEqualTo("2026-12-15");
        post(OFFICER, "/api/bodies/" + goes + "/undo-merge", "").expect(200);
        assertThat(types("invitations/" + id + "/" + goes))
                .containsExactly("body-listed", "invitation-sent", "more-time-requested", "more-time-granted");
        assertThat(types("invitations/" + id + "/" + stays))
                .containsExactly("body-listed", "invitation-sent", "invitation-declined");
    }

    @Test
    void whereTheOneThatGoesWasTakenOffTheListItIsNotAsked() {
        String stays = Bench.id("bada");
        String goes = Bench.id("bada");
        alike(stays, goes);
        String id = Bench.id("hamnen");
        drafted(id, "2026-11-20", "2026-12-15");
        String invitations = "/api/consultations/" + id + "/invitations";
        post(OFFICER, invitations, "{\"bodies\":[\"" + goes + "\"]}").expect(200);
        String asked = "/api/bodies/" + goes + "/merge?into=" + stays;
        await().untilAsserted(() -> assertThat(get(OFFICER, asked).expect(200).text("/invited/0/consultation"))
                .isEqualTo(id));
        post(OFFICER, invitations + "/" + goes + "/unlist", "").expect(200);
        await().untilAsserted(
                        () -> assertThat(get(OFFICER, asked).expect(200).body().at("/invited"))
                                .isEmpty());
    }

    private void alike(String stays, String goes) {
        post(OFFICER, "/api/bodies/imports", """
            [{"id":"%s","name":"%s bolag","type":"COMPANY"},{"id":"%s","name":"%s stiftelse","type":"OTHER"}]\
            """.formatted(stays, stays, goes, goes))
                .expect(200);
    }
}
