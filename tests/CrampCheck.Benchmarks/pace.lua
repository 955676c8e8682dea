-- The form, sent at a pace: each connection waits so many milliseconds between two requests.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = os.getenv("FORM")
local pause = tonumber(os.getenv("PAUSE"))
function delay()
  return pause
end
