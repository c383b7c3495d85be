package se.samrad.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The example county as the services would answer: a consultation with 60 asked, its board, meetings and news. */
final class Example {
    static final String ID = "exempel-flemingsberg";
    static final LocalDate TODAY = LocalDate.of(2026, 9, 18);

    private static final List<String> MUNICIPALITIES = List.of(
            "Granköpings",
            "Norrexempels",
            "Exempel-Bro",
            "Övre Exempels",
            "Tallköpings",
            "Skissnäs",
            "Lingonsala",
            "Hjortronviks",
            "Provstads",
            "Måsöra",
            "Rönnbärsö",
            "Påhitteby",
            "Mallinge",
            "Diktala",
            "Lärkö",
            "Exempelstads",
            "Utkasta",
            "Ytterprovs",
            "Nyprovs",
            "Kantarellunda",
            "Exempelköpings",
            "Blåbärsås",
            "Söderexempels",
            "Exempelby",
            "Sagoryds",
            "Skisshamns");

    private Example() {}

    static void tell(FakeServices services) {
        String base = "/api/public/consultations";
        services.on(
                "status",
                base,
                list(
                        consultation(false),
                        small(
                                "exempel-grankoping",
                                "Exempel: Färdplan för Granköpings stadskärna",
                                48,
                                12,
                                "2026-10-15"),
                        old()));
        services.on(
                "status",
                base + "?status=OPEN",
                list(
                        consultation(false),
                        small(
                                "exempel-grankoping",
                                "Exempel: Färdplan för Granköpings stadskärna",
                                48,
                                12,
                                "2026-10-15")));
        services.on("status", base + "/" + ID, consultation(true));
        services.on("status", base + "/" + ID + "/tally", tally(41, 2, 1, 0));
        services.on("status", base + "/" + ID + "/bodies", bodies());
        services.on("status", base + "/" + ID + "/responses", responses());
        services.on("status", base + "/okand", old());
        services.on("status", "/api/public/responses/" + ID + "--grankoping", response());
        services.on("responses", "/api/public/responses/texts", texts());
        services.on("status", "/api/public/meetings", list(meeting(), roughMeeting()));
        services.on("status", "/api/public/meetings/exempel-grankoping", meeting());
        services.on("meetings", "/api/public/meetings/texts", """
                [{"meeting":"exempel-grankoping","sha256":"c0ffee","note":"Kommunen presenterade sitt arbete.\\n\\nParterna träffas igen.","viewpoints":[{"text":"Vill ha cykelbana längs hela Hälsovägen.","section":"insats-1-3"},{"text":"Efterfrågar en tidplan."}]}]""");
        services.on(
                "status",
                "/api/public/news",
                list(
                        newsItem("svara", "Svara om Flemingsberg senast 30 september", "2026-09-18"),
                        undated(),
                        corrected(),
                        "{\"id\":\"borta\",\"withdrawn\":true}"));
        services.on(
                "status",
                "/api/public/news/svara",
                newsItem("svara", "Svara om Flemingsberg senast 30 september", "2026-09-18"));
        services.on("status", "/api/public/news/borta", "{\"id\":\"borta\",\"withdrawn\":true}");
        services.on(
                "status",
                "/api/public/themes",
                list(
                        "{\"id\":\"regional-utveckling\",\"name\":\"Regional utveckling\",\"nameEn\":\"Regional development\",\"news\":11}",
                        "{\"id\":\"hallbarhet\",\"name\":\"Hållbarhet\",\"news\":4}"));
        services.on(
                "status",
                "/api/public/calendar",
                list(
                        "{\"day\":\"2026-09-24\",\"kind\":\"MEETING\",\"title\":\"Exempel: Dialogmöte med Exempelby kommun\",\"link\":\"/moten/exempel-exempelby\"}",
                        "{\"day\":\"2026-09-30\",\"kind\":\"LAST_DAY\",\"title\":\"Exempel: Färdplan för Flemingsberg\",\"link\":\"/remisser/"
                                + ID + "\"}"));
        services.on("responses", "/api/receipts/exempel.1.k.abc", """
                {"response":"%s--exempelkoping","consultation":"%s","body":"exempelkoping","name":"Exempelköpings kommun","receivedAt":"2026-09-18T08:15:30.123Z","sha256":"4bbd28cf023c07f12cd331520cb412053698337e749387afe4db53c4dec193dd","files":[{"size":184000,"sha256":"35cc51c414b94f258642cbdd83e82249df85fd744c03287558fd9775adab0b65"}],"status":"REGISTERED","documentNumber":"42"}""".formatted(ID, ID));
    }

    static String list(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"page\":0,\"size\":50,\"total\":" + items.length + "}";
    }

    static String consultation(boolean whole) {
        String details = whole ? """
                ,"sections":[
                {"id":"inledning","title":"Inledning","level":1,"text":"Att utveckla en flerkärnig region.\\n\\nInsatserna är aktiviteter.","kind":"CHAPTER"},
                {"id":"omrade-1","number":"1","title":"Levande och attraktiv stadskärna","level":1,"text":"En förutsättning för att utveckla de regionala stadskärnorna är att det finns ett tillräckligt stort befolkningsunderlag.","kind":"CHAPTER"},
                {"id":"insats-1-1","number":"1.1","title":"Stärk kommunikationen om de regionala stadskärnorna","level":2,"text":"Stärk attraktionskraften:\\n- öka kännedomen\\n- samordna <b>insatser</b>","kind":"ACTION_SHARED","responsible":[{"name":"Region Exempellän"}],"participating":[{"name":"kärnkommunerna"},{"name":"näringslivet"}]},
                {"id":"insats-1-3","number":"1.3","title":"Samverka kring utvecklingen av Hälsovägen","level":2,"text":"Hälsovägen är en stor pulsåder.","kind":"ACTION_CORE_SPECIFIC","participating":[{"name":"Exempelstads kommun"}]},
                {"id":"genomforande","title":"Genomförande","level":1,"text":"Genomförandet löper parallellt.","kind":"CHAPTER"}],
                "timeline":[{"at":"2026-09-10T08:00:00.000Z","type":"body-given-more-time","data":{"until":"2026-10-14"}},{"at":"2026-09-10T08:01:00.000Z","type":"body-given-more-time","data":{"until":"2026-10-14"}},{"at":"2026-06-01T06:00:00.000Z","type":"consultation-opened-publicly","data":{"opensOn":"2026-06-01","closesOn":"2026-09-30"}}],"version":7""" : "";
        return """
                {"id":"%s","title":"Exempel: Färdplan för den regionala stadskärnan Flemingsberg","kind":"REMISS","caseNumber":"REX 2026-0000","issuer":"Region Exempellän","opensOn":"2026-06-01","closesOn":"2026-09-30","status":"OPEN","daysLeft":12,"themes":["regional-utveckling"],"questions":["Tillstyrker ni förslaget, helt eller med synpunkter?","Vilka insatser är viktigast att börja med?"],"contact":{"name":"Sam Exempel, handläggare","phone":"08-000 00 00","email":"sam@exempellan.example"},"invitedOnly":false,"publishing":"RUNNING","askedUnknown":false,"coveringLetter":"Stadskärnan växer.\\n\\nVi vill veta vad ni tycker <om den>.","proposal":{"version":1,"name":"Färdplan för Flemingsberg.pdf","mediaType":"application/pdf","size":4100000,"sha256":"abc","sections":5},"tally":%s,"updatedAt":"2026-09-18T08:15:30.000Z","doubtful":false%s}""".formatted(ID, tally(41, 2, 1, 0), details);
    }

    static String small(String id, String title, int invited, int answered, String closesOn) {
        return """
                {"id":"%s","title":"%s","kind":"SAMRAD","issuer":"Region Exempellän","opensOn":"2026-08-01","closesOn":"%s","status":"OPEN","tally":{"invited":%d,"answered":%d,"noComments":1,"declined":0,"silent":0,"extended":0}}""".formatted(id, title, closesOn, invited, answered);
    }

    /** A consultation of long ago, whose documents do not say who was asked. */
    static String old() {
        return """
                {"id":"okand","title":"Samråd om ny regional utvecklingsplan","kind":"SAMRAD","opensOn":"2024-04-10","closesOn":"2024-09-30","status":"CLOSED","askedUnknown":true,"tally":{"invited":0}}""";
    }

    static String tally(int answered, int none, int declined, int silent) {
        return tally(60, answered, none, declined, silent, 2);
    }

    static String tally(int invited, int answered, int none, int declined, int silent, int extended) {
        StringJoiner days = new StringJoiner(",");
        int left = answered + none;
        for (LocalDate day = TODAY; left > 0; day = day.minusDays(1 + left % 3)) {
            int came = Math.min(left, 1 + day.getDayOfMonth() % 4);
            days.add("{\"day\":\"" + day + "\",\"answered\":" + came + "}");
            left -= came;
        }
        return """
                {"invited":%d,"answered":%d,"noComments":%d,"declined":%d,"silent":%d,"extended":%d,"late":0,"uninvited":12,"persons":85,"published":26,"positions":{"SUPPORTS":7,"SUPPORTS_WITH_REMARKS":9,"NEITHER":2,"OPPOSES":2,"NOT_STATED":6},"updatedAt":"2026-09-18T08:15:30.000Z","days":[%s],"types":[{"type":"MUNICIPALITY","invited":26,"answered":17,"noComments":1,"declined":0,"silent":0},{"type":"AUTHORITY","invited":34,"answered":24,"noComments":1,"declined":1,"silent":0}]}""".formatted(invited, answered, none, declined, silent, extended, days);
    }

    static String bodies() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < MUNICIPALITIES.size(); i++) {
            String name = MUNICIPALITIES.get(i) + " kommun";
            boolean more = i == 1;
            boolean none = i == 9;
            boolean waiting = more || i % 4 == 2;
            String status = none ? "NO_COMMENTS" : waiting ? "INVITED" : "ANSWERED";
            String answered = waiting ? "" : ",\"answeredAt\":\"2026-09-%02dT09:00:00.000Z\"".formatted(1 + i % 17);
            String published = i == 0 ? ",\"published\":true,\"response\":\"" + ID + "--grankoping\"" : "";
            String body = i == 0 ? "grankoping" : "kommun-" + i;
            if (i == 4) {
                rows.add(
                        "{\"body\":\"%s\",\"name\":\"%s\",\"type\":\"MUNICIPALITY\",\"municipalityCode\":\"%d\",\"doubtful\":true,\"meetings\":0}"
                                .formatted(body, name, 9901 + i));
                continue;
            }
            rows.add("""
                    {"body":"%s","name":"%s","type":"MUNICIPALITY","status":"%s","deadline":"%s","moreTime":%s,"late":false,"meetings":%d,"municipalityCode":"%d","doubtful":%s%s%s}""".formatted(
                            body,
                            name,
                            status,
                            more ? "2026-10-14" : "2026-09-30",
                            more,
                            i % 5 == 0 ? 1 : 0,
                            9901 + i,
                            false,
                            answered,
                            published));
        }
        rows.add(
                "{\"body\":\"exempelvagverket\",\"name\":\"Exempelvägverket\",\"type\":\"AUTHORITY\",\"status\":\"DECLINED\",\"deadline\":\"2026-09-30\",\"moreTime\":false,\"late\":false,\"meetings\":0}");
        return "{\"items\":[" + String.join(",", rows) + "],\"page\":0,\"size\":120,\"total\":60}";
    }

    static String responses() {
        return list(response());
    }

    static String response() {
        return """
                {"response":"%s--grankoping","body":"grankoping","name":"Granköpings kommun","arrived":{"day":"2026-09-18","at":"2026-09-18T07:00:00.000Z"},"position":"SUPPORTS_WITH_REMARKS","text":{"sha256":"beef","size":900},"publishedAt":"2026-09-21T10:00:00.000Z","consultation":"%s","consultationTitle":"Exempel: Färdplan för den regionala stadskärnan Flemingsberg"}""".formatted(ID, ID);
    }

    static String responseOfAPerson() {
        return response().replace("\"body\":\"grankoping\",\"name\":\"Granköpings kommun\"", "\"sender\":\"PERSON\"");
    }

    static String texts() {
        return """
                [{"response":"%s--grankoping","sha256":"beef","text":"Kommunen ställer sig bakom inriktningen. <script>alert(1)</script>","answers":[{"question":2,"text":"Hälsovägen."}],"sections":[{"section":"insats-1-3","position":"SUPPORTS_WITH_REMARKS","text":"Frågor besvaras av Kim Exempel, 070-000 00 00, under dagtid."}],"masked":[{"in":"sections/insats-1-3","start":32,"length":13,"ground":"GDPR"}]}]""".formatted(ID);
    }

    static String meeting() {
        return """
                {"id":"exempel-grankoping","type":"DIALOGUE_MEETING","title":"Exempel: Dialogmöte med Granköpings kommun","counterparts":[{"body":"grankoping","name":"Granköpings kommun"}],"when":"2026-09-10","earliest":"2026-09-10","latest":"2026-09-10","format":"HYBRID","place":"Exempelstad","consultations":[{"id":"%s","title":"Exempel: Färdplan för Flemingsberg"}],"themes":[],"cancelled":false,"text":{"sha256":"c0ffee","size":300}}""".formatted(ID);
    }

    static String roughMeeting() {
        return """
                {"id":"exempel-natverk","type":"NETWORK_MEETING","title":"Exempel: Nätverket för regionala stadskärnor","counterparts":[],"when":"2026-05-21/2026-05-31","whenAsStated":"i slutet av maj 2026","earliest":"2026-05-21","latest":"2026-05-31","consultations":[],"themes":[],"cancelled":false}""";
    }

    static String newsItem(String id, String title, String publishedOn) {
        return """
                {"id":"%s","title":"%s","lead":"41 av 60 tillfrågade har lämnat synpunkter.","body":"Läs **förslaget** och svara.\\n\\n## Så gör ni\\n\\n<script>alert(1)</script> [länk](javascript:alert(1))","themes":[{"id":"regional-utveckling","name":"Regional utveckling"}],"consultations":[{"id":"%s","title":"Exempel: Färdplan för Flemingsberg"}],"publishedOn":"%s","withdrawn":false,"corrections":[]}""".formatted(id, title, ID, publishedOn);
    }

    static String undated() {
        return """
                {"id":"seniorerna","title":"Möte med SPF Seniorerna Stockholmsdistrikt","lead":"I slutet av maj var Region Stockholm inbjudna.","body":"Text.","themes":[{"id":"hallbarhet","name":"Hållbarhet"}],"consultations":[],"withdrawn":false}""";
    }

    static String corrected() {
        return """
                {"id":"rattad","title":"Nätverksmöte samhällsbyggnadschefer","lead":"Den 12 april träffade vi nätverket.","themes":[],"consultations":[],"withdrawn":false,"corrections":[{"at":"2026-09-15T08:00:00.000Z","note":"I en tidigare version stod fel sista svarsdag."}]}""";
    }
}
