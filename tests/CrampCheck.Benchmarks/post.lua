wrk.method = "POST"
wrk.body = os.getenv("FORM")
wrk.headers["Content-Type"] = wrk.body:sub(1, 1) == "{" and "application/json" or "application/x-www-form-urlencoded"
