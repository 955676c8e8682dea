// Each of these must not compile.
import createClient from "openapi-fetch";
import type { paths } from "./schema";

const client = createClient<paths>({ baseUrl: "/" });
const whole = { frequency: "weekly", exerciseIntensity: "none", room: "cool", nightCooling: "no", calcium: "unknown" } as const;

// @ts-expect-error: no such code
client.POST("/assessments", { body: { ...whole, frequency: "daily" } });
// @ts-expect-error: an answer is missing
client.POST("/assessments", { body: { frequency: "weekly" } });
// @ts-expect-error: a number between quotation marks
client.POST("/assessments", { body: { ...whole, exerciseMinutes: "30" } });
// @ts-expect-error: no such food
client.POST("/assessments", { body: { frequency: "weekly", exerciseIntensity: "none", room: "cool", nightCooling: "no", calcium: "estimate", servings: { cheese: 1 } } });
