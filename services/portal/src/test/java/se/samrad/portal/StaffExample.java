package se.samrad.portal;

/** What the services would answer to staff. */
final class StaffExample {
    static final String OWN = """
        {"title":"Exempel: Färdplan","kind":"REMISS","caseNumber":"REX 2026-0000","issuer":"Regionstyrelsen, Region Exempellän","opensOn":"2026-06-01","closesOn":"2026-09-30","themes":["hallbarhet"],"questions":["Fråga ett?","Fråga två?"],"contact":{"name":"Sam Exempel","phone":"08-000 00 00"},"invitedOnly":false,"publishing":"RUNNING","askedUnknown":false,"status":"DRAFT","version":3,"sections":[{"id":"insats-1-3","number":"1.3","title":"Hälsovägen","level":2,"text":"Text.","kind":"ACTION_SHARED"}]}\
        """;
    private static final String ORIGINAL = """
        {"response":"%s--grankoping","consultation":"%s","body":"grankoping","bodyName":"Granköpings kommun","sender":"BODY","channel":"WEB","arrived":{"day":"2026-09-18","at":"2026-09-18T05:08:12.000Z"},"receivedAt":"2026-09-18T05:08:12.000Z","status":"RECEIVED","position":"SUPPORTS","text":"Insatsen är viktig. Ring Kim på 070-174 06 05.","answers":[{"question":1,"text":"Ja."}],"sections":[{"section":"insats-1-3","text":"Bra."}],"files":[{"sha256":"abc","name":"yttrande.docx","size":1000}],"version":7%s}\
        """;
    static final String MEETING = """
        {"type":"DIALOGUE_MEETING","title":"Dialogmöte med Exempel-Bro kommun","counterparts":["kommun-2"],"when":"2026-05-21/2026-05-31","whenAsStated":"slutet av maj","consultations":["%s"],"note":"Anteckning.","viewpoints":[{"text":"Cykelbana.","section":"insats-1-3"}],"themes":[],"state":"LOGGED","version":2}\
        """;
    static final String NEWS = """
        {"title":"Exempel: remissen är öppen","lead":"Nu.","body":"**Svara**.","themes":["hallbarhet"],"consultations":[],"status":"%s","version":4}\
        """;

    static final String GUIDE = """
        {"id":"utkast","version":3,"blocks":0,"warns":1,"rules":[
         {"rule":"kontakt","outcome":"MET","text":"Ange en kontaktperson."},
         {"rule":"tid-sex-veckor","outcome":"WARNS","text":"Ge minst sex veckor.","found":"too-short","detail":"Svarstiden är för kort."}]}\
        """;

    private StaffExample() {}

    /**
     * The response in the diary as its original is read there.
     *
     * @param more further members, each after a comma; empty for none
     */
    static String original(String more) {
        return ORIGINAL.formatted(Example.ID, Example.ID, more);
    }

    static void tell(FakeServices services) {
        String base = "/api/staff/consultations";
        String id = Example.ID;
        services.on("status", base, Example.list(Example.consultation(false)));
        services.on("status", base + "/" + id, Example.consultation(true));
        services.on("status", base + "/" + id + "/tally", Example.tally(41, 2, 1, 0));
        services.on(
                "status",
                base + "/" + id + "/bodies",
                Example.bodies()
                        .replace(
                                "\"body\":\"kommun-2\",",
                                "\"body\":\"kommun-2\",\"requested\":\"2026-10-12\",\"requestedReason\":\"Nämnden.\","));
        services.on("status", base + "/" + id + "/bodies/kommun-2", """
            {"consultation":"x","body":"kommun-2","timeline":[
             {"at":"2026-09-16T08:00:00.000Z","type":"more-time-requested","data":{"until":"2026-10-12","reason":"Nämnden sammanträder."}},
             {"at":"2026-06-01T08:00:00.000Z","type":"invitation-sent","data":{}}]}\
            """);
        services.on("status", base + "/utkast/bodies", Example.list());
        services.on(
                "status",
                base + "/utkast",
                Example.consultation(true)
                        .replace("\"status\":\"OPEN\"", "\"status\":\"DRAFT\"")
                        .replace(id, "utkast"));
        services.on("consultations", "/api/consultations/" + id, OWN);
        services.on("consultations", "/api/consultations/utkast", OWN);
        services.on("consultations", "/api/consultations/utkast/guide", GUIDE);
        services.on("consultations", "/api/consultations/" + id + "/guide", GUIDE);
        services.on(
                "status",
                "/api/staff/themes",
                Example.list("{\"id\":\"hallbarhet\",\"name\":\"Hållbarhet\",\"news\":4}"));
        services.on(
                "status",
                "/api/staff/bodies",
                Example.list(
                        "{\"id\":\"kommun-2\",\"name\":\"Exempel-Bro"
                                + " kommun\",\"type\":\"MUNICIPALITY\",\"groups\":[\"exempelkommuner\"]}",
                        "{\"id\":\"exempelby\",\"name\":\"Exempelby kommun\",\"type\":\"MUNICIPALITY\"}"));
        services.on("consultations", "/api/groups", """
            {"on":"2026-10-01","items":[{"id":"exempellans-kommuner","name":"Kommunerna i Exempellän","byRule":true,"bodies":2},{"id":"utan-namn","byRule":false,"bodies":1}]}\
            """);
        services.on("consultations", "/api/groups/exempellans-kommuner", """
            {"id":"exempellans-kommuner","name":"Kommunerna i Exempellän","members":[{"body":"exempelby","name":"Exempelby kommun","until":"2026-12-31"}],
             "rule":{"types":["MUNICIPALITY"],"county":"99"},"on":"2026-10-01","version":3,
             "bodies":[{"id":"exempelby","name":"Exempelby kommun","type":"MUNICIPALITY","because":"NAMED"},
                       {"id":"kommun-2","name":"Exempel-Bro kommun","type":"MUNICIPALITY","because":"RULE"}]}\
            """);
        services.on("status", "/api/staff/bodies/exempelby/consultations", Example.list());
        services.on("status", "/api/staff/bodies/landstinget/consultations", Example.list());
        services.on("status", "/api/staff/letters", Example.list());
        services.on("status", "/api/staff/work", """
            {"items":[{"kind":"TO_REGISTER","count":7,"oldest":"2026-09-18T05:08:00.000Z","link":"/arbetsyta/svar?state=TO_REGISTER"},{"kind":"MORE_TIME","count":1,"oldest":"2026-09-16T05:08:00.000Z","link":"/arbetsyta/mer-tid"},{"kind":"PARKED","count":0,"link":"/arbetsyta/vyer"}]}\
            """);
        services.on("status", "/api/staff/work/matters", Example.list("""
            {"kind":"MORE_TIME","consultation":"%s","title":"Exempel: Färdplan","body":"kommun-2","name":"Exempel-Bro kommun","until":"2026-10-12","reason":"Nämnden.","since":"2026-09-16T05:08:00.000Z","version":5}\
            """.formatted(id)));
        services.on("status", "/api/staff/responses", Example.list("""
            {"response":"%s--grankoping","body":"grankoping","name":"Granköpings kommun","arrived":{"day":"2026-09-18"},"channel":"EMAIL","status":"RECEIVED","consultation":"%s","consultationTitle":"Flemingsberg","ageHours":3}\
            """.formatted(id, id)));
        services.on("responses", "/api/staff/responses/" + id + "--grankoping", original(""));
        services.on(
                "responses",
                "/api/staff/responses/" + id + "--grankoping/proposals",
                "{\"passages\":[{\"in\":\"text\",\"start\":32,\"length\":13,\"kind\":\"PHONE\",\"ground\":\"GDPR\"}]}");
        services.on("status", "/api/staff/meetings", Example.list(Example.meeting()));
        services.on("meetings", "/api/meetings/exempel-mote", MEETING.formatted(id));
        services.on(
                "status",
                "/api/staff/news",
                Example.list(Example.newsItem("svara", "Svara om Flemingsberg", "2026-09-18")));
        services.on("news", "/api/news/utkast", NEWS.formatted("DRAFT"));
        services.on("news", "/api/news/ute", NEWS.formatted("PUBLISHED"));
        services.on("news", "/api/themes/hallbarhet", "{\"name\":\"Hållbarhet\",\"version\":1}");
        services.on(
                "consultations",
                "/api/bodies",
                Example.list(
                        "{\"id\":\"kommun-2\",\"name\":\"Exempel-Bro"
                                + " kommun\",\"type\":\"MUNICIPALITY\",\"groups\":[\"utan-namn\"]}",
                        "{\"id\":\"exempelby\",\"name\":\"Exempelby"
                                + " kommun\",\"type\":\"MUNICIPALITY\",\"emails\":[\"remiss@exempelby.example\"],\"addresses\":[{\"email\":\"remiss@exempelby.example\",\"valid\":true}]}"));
        services.on(
                "consultations",
                "/api/bodies/exempelby",
                "{\"id\":\"exempelby\",\"name\":\"Exempelby"
                        + " kommun\",\"type\":\"MUNICIPALITY\",\"emails\":[\"remiss@exempelby.example\"],\"addresses\":[{\"email\":\"remiss@exempelby.example\",\"valid\":true}]}");
        services.on(
                "status",
                "/api/staff/views",
                "[{\"view\":\"staff\",\"version\":1,\"active\":true,\"lag\":0,\"parked\":1,\"build\":\"3f9a1c\",\"rebuilding\":false}]");
        services.on(
                "status",
                "/api/staff/views/parked",
                "[{\"id\":\"p1\",\"view\":\"staff\",\"stream\":\"s\",\"version\":2,\"error\":\"gick inte\"}]");
    }
}
