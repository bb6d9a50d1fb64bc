"""The application: made of its parts in one place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

from dateline import __version__
from dateline.settings import ServeSettings
from dateline.web import api, files, pages, problems
from dateline.web.access import known_user
from dateline.web.desk import Desk
from dateline.web.guard import Guard
from dateline.web.pages.view import prepare


def create_app(settings: ServeSettings) -> FastAPI:
    """Make the application over the record that `settings` name. Raises StoreError when there is none."""
    desk = Desk(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="dateline",
        version=__version__,
        summary="An attributed record of news reports on armed conflict.",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
        dependencies=[Depends(known_user)],
    )
    app.state.desk = desk
    prepare(desk)
    problems.install(app)
    app.include_router(api.router())
    app.include_router(pages.router())
    files.mount(app)
    app.add_middleware(Guard, settings=settings)
    return app
