package io.rec.mainapp;

import io.rec.platform.bootstrap.RoleApplication;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

@OpenAPIDefinition(
    info =
        @Info(
            title = "REC.IO",
            version = "3",
            description =
                "The gateway of one desk: what its screens show, and what people may do."))
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
