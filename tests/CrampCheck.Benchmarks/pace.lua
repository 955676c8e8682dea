-- The form, sent at a pace: each connection waits between two requests, for a time by chance, so that they do not come in step.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = os.getenv("FORM")
local mean = tonumber(os.getenv("PAUSE"))
function delay()
  return math.random(0, 2 * mean)
end
