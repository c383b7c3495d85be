package se.samrad.portal.gateway;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.portal.backend.Trouble;

/** The descriptions of the interfaces, as the contracts have them. */
@RestController
class Documents {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    @GetMapping("/api/openapi.yaml")
    ResponseEntity<Resource> openapi() {
        return document("openapi.yaml");
    }

    @GetMapping("/api/asyncapi.yaml")
    ResponseEntity<Resource> asyncapi() {
        return document("asyncapi.yaml");
    }

    private static ResponseEntity<Resource> document(String name) {
        Resource document = new ClassPathResource(name);
        if (!document.exists()) throw new Trouble.NotThere(name);
        return ResponseEntity.ok().contentType(YAML).body(document);
    }
}
