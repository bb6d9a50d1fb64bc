"""Reports brought in from the page: files or pasted text, progress, and what was read."""

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from dateline.errors import SettingsError
from dateline.ingest import IngestOptions
from dateline.record.asking import a_day
from dateline.web.access import MOST_FILES, Admin, check_form
from dateline.web.desk import desk_of
from dateline.web.jobs import Upload
from dateline.web.pages.view import render

router = APIRouter()


@router.get("/read")
def ask(request: Request) -> Response:
    """Show the form."""
    return render(request, "read.html", {"limit": desk_of(request).settings.max_bytes})


@router.post("/read", dependencies=[Depends(check_form)])
async def bring_in(request: Request, user: Admin) -> Response:
    """Start reading what was sent."""
    _ = user
    desk = desk_of(request)
    form = await request.form(max_files=MOST_FILES, max_part_size=desk.settings.max_bytes)
    uploads = await _uploads(form)
    await form.close()
    if not uploads:
        msg = "nothing to read: choose files, or paste a report's text"
        raise SettingsError(msg)
    options = IngestOptions(
        published_at=a_day(str(form.get("date") or "") or None, "date"),
        outlet=str(form.get("outlet") or "").strip()[:200] or None,
        max_bytes=desk.settings.max_bytes,
    )
    job = desk.jobs.start(uploads, options)
    return RedirectResponse(f"/read/{job.id}", status_code=303)


@router.get("/read/{job_id}")
def progress(request: Request, job_id: str) -> Response:
    """Show how far a reading is, and at its end what was read."""
    desk = desk_of(request)
    job = desk.jobs.get(job_id)
    if job is None:
        raise HTTPException(404, "there is no such reading, or it was before the server was started")
    running = job.state in {"waiting", "reading"}
    reports = [] if running else desk.record.reports_json(job.report_ids)
    return render(request, "reading.html", {"job": job, "running": running, "reports": reports})


async def _uploads(form: FormData) -> list[Upload]:
    sent = [it for it in form.getlist("files") if isinstance(it, UploadFile) and it.filename]
    found = [Upload(name=it.filename or "", data=await it.read()) for it in sent]
    pasted = str(form.get("text") or "")
    if pasted.strip():
        found.append(Upload(name="pasted.txt", data=pasted.replace("\r\n", "\n").encode()))
    return found
