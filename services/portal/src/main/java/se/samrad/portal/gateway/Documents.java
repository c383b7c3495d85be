package se.samrad.portal.gateway;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.portal.backend.Trouble;

/** The descriptions of the interfaces, as the contracts have them. */
@RestController
class Documents {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    @GetMapping("/api/openapi.yaml")
    ResponseEntity<Resource> openapi() {
        return document("openapi.yaml");
    }

    @GetMapping("/api/asyncapi.yaml")
    ResponseEntity<Resource> asyncapi() {
        return document("asyncapi.yaml");
    }

    /** What the AsyncAPI refers to: the schemas of events and of states. */
    @GetMapping("/api/{kind:events|states}/{name:[a-z0-9-]+\\.[0-9]+\\.json}")
    ResponseEntity<Resource> schema(@PathVariable String kind, @PathVariable String name) {
        Resource schema = new ClassPathResource(kind + "/" + name);
        if (!schema.exists()) throw new Trouble.NotThere(name);
        return ResponseEntity.ok().contentType(SCHEMA).body(schema);
    }

    private static ResponseEntity<Resource> document(String name) {
        Resource document = new ClassPathResource(name);
        if (!document.exists()) throw new Trouble.NotThere(name);
        return ResponseEntity.ok().contentType(YAML).body(document);
    }
}
