// A client that somebody else's generator made of /openapi.json gets a result from the running program.
import createClient from "openapi-fetch";
import type { paths } from "./schema";

const client = createClient<paths>({ baseUrl: "ADDRESS" });
const { data, error } = await client.POST("/assessments", {
  body: {
    frequency: "weekly", exerciseIntensity: "none", room: "measured", roomTemperature: 17, roomUnit: "c", nightCooling: "yes",
    calcium: "estimate", servings: { milk: 2 }, servingsPer: "day",
  },
});
if (!data) throw new Error(error.detail);
const band: "unlikely" | "possible" | "likely" | "unknown" = data.causes[0].band;
if (data.outcome !== "cold-stimulation" || band !== "likely" || data.texts[0].key !== "safety") throw new Error("another result");

const rules = await client.GET("/rules");
if (rules.data?.rulesVersion !== data.rulesVersion) throw new Error("other rules");

const wrong = await client.POST("/assessments", {
  body: { frequency: "weekly", exerciseIntensity: "none", room: "cool", nightCooling: "yes", calcium: "amount", calciumMilligrams: 99999 },
});
if (wrong.error?.errors[0].pointer !== "#/calciumMilligrams") throw new Error("no pointer");
console.log("a generated client gets a result");
